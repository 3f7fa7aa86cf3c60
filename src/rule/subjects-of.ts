import { dirname, resolve } from "node:path";
import type { CanonicalSubject, ProgramSubjects, Subjects } from "../analysis/subjects.js";
import { describeModule } from "../clients/describe-module.js";
import type { Policy } from "../policy/policy.js";
import { librariesOf } from "./libraries-of.js";
import { mentionsLibrary } from "./may-matter.js";

const ENDING = /(?:\.d)?\.[cm]?[jt]sx?$/u;

/** What to look for in one file under one policy. */
export function subjectsOf(policy: Policy | undefined, filename: string): Subjects {
  const libraries = librariesOf(policy);
  const inHouse = (policy?.libraries ?? []).flatMap((entry, i) =>
    entry.modules.filter(({ path }) => path !== undefined).map(({ path }) => ({ path: path!, library: libraries[i]! })),
  );
  const canonical: CanonicalSubject[] = (policy?.clients ?? []).map((client) => ({
    isModule: (specifier) => isSameModule(specifier, client.module, client.path, filename),
    export: client.export,
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
        if (module && isSameModule(specifier, path, path, filename))
          return { library, exports: module.exports, specifier, shared: false };
      }
      return describeModule(specifier, libraries);
    },
  };
}

/** What to look for in the files of a program under one policy. */
export function programSubjectsOf(policy: Policy): ProgramSubjects {
  const libraries = librariesOf(policy);
  const isAt = (file: string, path: string | undefined) =>
    path !== undefined && withoutEnding(file) === withoutEnding(path);
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

/** Whether an import specifier of a file means a module of the policy file, whatever ending either of them has. */
function isSameModule(specifier: string, module: string, path: string | undefined, filename: string): boolean {
  if (path === undefined) return specifier === module;
  const wanted = withoutEnding(path);
  if (/^\.\.?(?:\/|$)/u.test(specifier)) return withoutEnding(resolve(dirname(filename), specifier)) === wanted;
  // Path aliases (`@/redis/client`, `src/redis/client`): the folders behind the alias must agree.
  const alias = /^(?:@|~|#)\/(.+)$|^(src\/.+)$/u.exec(specifier);
  const tail = alias?.[1] ?? alias?.[2];
  return tail !== undefined && tail.includes("/") && wanted.endsWith(`/${withoutEnding(tail)}`);
}

function withoutEnding(path: string): string {
  return path
    .replaceAll("\\", "/")
    .replace(ENDING, "")
    .replace(/\/index$/u, "");
}
