import type { DescribedModule } from "../clients/describe-module.js";
import type { ClientLibrary } from "../clients/description.js";

/** One canonical client, as far as the analysis must know it to recognise its calls. */
export interface CanonicalSubject {
  /** Whether an import specifier of the analysed file means the canonical module. */
  readonly isModule: (specifier: string) => boolean;
  readonly export: string;
  readonly argument: "name" | "object";
}

/** What the analysis looks for in a file. */
export interface Subjects {
  readonly libraries: readonly ClientLibrary[];
  /** What an import specifier of the analysed file stands for; undefined for modules of no interest. */
  readonly describe: (specifier: string) => DescribedModule | undefined;
  readonly canonical: readonly CanonicalSubject[];
}
