import { ConfirmApp } from "./confirm.tsx";
import { mountLink } from "./mount.ts";

mountLink("confirmation", ConfirmApp);
