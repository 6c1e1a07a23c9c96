import { type LocalDate, parisDay } from "../../../api/kernel/local-date.ts";

/** The only reading of the clock on the site. */
export const today = (): LocalDate => parisDay(new Date());
