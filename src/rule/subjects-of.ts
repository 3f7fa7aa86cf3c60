import type { CanonicalSubject, ProgramSubjects, Subjects } from "../analysis/subjects.js";
import { describeModule } from "../clients/describe-module.js";
import { moduleStem, namesModule } from "../policy/names-module.js";
import type { Policy } from "../policy/policy.js";
import { librariesOf } from "./libraries-of.js";
import { mentionsLibrary } from "./may-matter.js";

/** What to look for in one file under one policy. */
export function subjectsOf(policy: Policy | undefined, filename: string): Subjects {
  const libraries = librariesOf(policy);
  const inHouse = (policy?.libraries ?? []).flatMap((entry, i) =>
    entry.modules.filter(({ path }) => path !== undefined).map(({ path }) => ({ path: path!, library: libraries[i]! })),
  );
  const canonical: CanonicalSubject[] = (policy?.clients ?? []).map((client) => ({
    isModule: (specifier) => namesModule(specifier, client, filename) !== undefined,
    export: client.export,
    formerly: (specifier) =>
      client.deprecated.flatMap((spelling) => (namesModule(specifier, spelling, filename) ? [spelling.export] : [])),
    argument: client.argument,
    dedicated: client.dedicated,
    methods: libraries.find(({ name }) => name === client.library)?.methods,
  }));
  return {
    libraries,
    canonical,
    describe(specifier) {
      for (const { path, library } of inHouse) {
        const module = library.modules.find((described) => described.specifier === path);
        if (module && namesModule(specifier, { module: path, path }, filename))
          return { library, exports: module.exports, specifier, shared: false };
      }
      return describeModule(specifier, libraries);
    },
  };
}

/** What to look for in the files of a program under one policy. */
export function programSubjectsOf(policy: Policy): ProgramSubjects {
  const libraries = librariesOf(policy);
  const isAt = (file: string, path: string | undefined) => path !== undefined && moduleStem(file) === moduleStem(path);
  return {
    inFile: (path) => subjectsOf(policy, path),
    mentionsLibrary,
    canonicalIn: (path) => policy.clients.flatMap((client, i) => (isAt(path, client.path) ? [i] : [])),
    libraryIn(path) {
      for (const [i, entry] of policy.libraries.entries()) {
        const library = libraries[i];
        const described = entry.modules.find((module) => isAt(path, module.path))?.path;
        const module = library?.modules.find(({ specifier }) => specifier === described);
        if (library && module) return { library, exports: module.exports, specifier: module.specifier, shared: false };
      }
      return undefined;
    },
  };
}
