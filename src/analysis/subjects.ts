import type { DescribedModule } from "../clients/describe-module.js";
import type { ClientLibrary, ClientMethods } from "../clients/description.js";
import type { PlainValue } from "./option-value.js";

/** One canonical client, as far as the analysis must know it to recognise its calls. */
export interface CanonicalSubject {
  /** Whether an import specifier of the analysed file means the canonical module. */
  readonly isModule: (specifier: string) => boolean;
  readonly export: string;
  /** Older spellings of the function that a module has. */
  readonly formerly: (specifier: string) => readonly string[];
  readonly argument: "name" | "object";
  /** Methods of the client that it returns; undefined where its library is not known. */
  readonly methods: ClientMethods | undefined;
  /** Options that ask for a connection of one's own; undefined: it cannot be asked for. */
  readonly dedicated: Readonly<Record<string, PlainValue>> | undefined;
}

/** What the analysis looks for in a file. */
export interface Subjects {
  readonly libraries: readonly ClientLibrary[];
  /** What an import specifier of the analysed file stands for; undefined for modules of no interest. */
  readonly describe: (specifier: string) => DescribedModule | undefined;
  readonly canonical: readonly CanonicalSubject[];
}

/** What the analysis looks for in the files of a whole program, where types are there. */
export interface ProgramSubjects {
  /** What to look for in one of its files, by its absolute path. */
  readonly inFile: (path: string) => Subjects;
  /** Whether a text can hold anything about a client library. */
  readonly mentionsLibrary: (text: string) => boolean;
  /** The canonical clients that a file is the module of, by their places in the list. */
  readonly canonicalIn: (path: string) => readonly number[];
  /** The team's own library that a file is described as; undefined for every other file. */
  readonly libraryIn: (path: string) => DescribedModule | undefined;
}
