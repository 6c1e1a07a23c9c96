import { mountLink } from "./mount.ts";
import { StopApp } from "./stop.tsx";

mountLink("rappels", StopApp);
