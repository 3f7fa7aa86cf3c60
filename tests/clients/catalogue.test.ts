import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/clients/catalogue.js";
import type { ClientLibrary } from "../../src/clients/description.js";
import { openingsOf } from "./openings-of.js";

const FOLDER = new URL("../../src/clients/", import.meta.url);

function isLibrary(value: unknown): value is ClientLibrary {
  return typeof value === "object" && value !== null && "modules" in value && "source" in value;
}

const OPENINGS = CATALOGUE.flatMap((library) => openingsOf(library).map((found) => ({ library, ...found })));

/** Option tables are shared by many openings; each one is looked at once. */
const TABLES = [...new Map(OPENINGS.map(({ opening, path }) => [opening.options, path]))].map(([table, path]) => ({
  table,
  path,
}));

describe("the catalogue", () => {
  it("lists every library that a file of the folder describes", async () => {
    const described: ClientLibrary[] = [];
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".ts"))) {
      const exported = Object.values((await import(new URL(file, FOLDER).href)) as object).filter(isLibrary);
      expect(exported.length, file).toBeLessThanOrEqual(1);
      described.push(...exported);
    }
    expect(new Set(described)).toEqual(new Set(CATALOGUE));
    expect(CATALOGUE.length).toBe(described.length);
  });

  it("gives every library a name of its own", () => {
    const names = CATALOGUE.map((library) => library.name);
    expect(names).toEqual([...new Set(names)]);
  });

  it("describes no specifier twice", () => {
    const specifiers = CATALOGUE.flatMap((library) => library.modules.map((module) => module.specifier));
    expect(specifiers.filter((specifier, index) => specifiers.indexOf(specifier) !== index)).toEqual([]);
  });

  it.each(CATALOGUE)("$name: source, title and modules", (library) => {
    expect(library.source).toMatch(/ \d+\.\d+\.\d+/u);
    expect(library.title).not.toBe("");
    expect(library.modules.some((module) => module.specifier === library.name)).toBe(true);
    for (const { specifier } of library.modules) {
      expect(specifier, "sub-paths stand without ending").not.toMatch(/\.[cm]?[jt]s$|\/index$|\/$/u);
    }
  });

  it.each(CATALOGUE)("$name: words that each specifier or its use contains", (library) => {
    for (const word of library.mentions ?? []) expect(word).not.toBe("");
    expect(library.mentions).not.toEqual([]);
  });

  it.each(OPENINGS)("$path: signatures and ways to open", ({ opening, live }) => {
    if (live) {
      expect(opening.by).toEqual([]);
      return;
    }
    expect(opening.by).not.toEqual([]);
    expect(opening.signatures).not.toEqual([]);
    for (const signature of opening.signatures) {
      expect(signature.required ?? signature.arguments.length).toBeLessThanOrEqual(signature.arguments.length);
      // Behind the options there may only be arguments that say nothing.
      const options = signature.arguments.indexOf("options");
      if (options !== -1) expect(signature.arguments.slice(options + 1).every((role) => role === "ignored")).toBe(true);
    }
  });

  it.each(OPENINGS)("$path: the options that an opening names exist", ({ opening }) => {
    const { connectionOption, onlyIf } = opening;
    if (connectionOption !== undefined) expect(opening.options[connectionOption]?.role).toBe("group");
    if (onlyIf?.option !== undefined) expect(opening.options).toHaveProperty([onlyIf.option]);
    if (onlyIf !== undefined) expect((onlyIf.is ?? []).length + (onlyIf.from ?? []).length).toBeGreaterThan(0);
    if (opening.accepts !== undefined) expect(CATALOGUE.map((library) => library.name)).toContain(opening.accepts);
  });

  it.each(TABLES)("option names of $path are dotted, and their groups exist", ({ table }) => {
    for (const name of Object.keys(table)) {
      expect(name).toMatch(/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/u);
      const group = name.split(".").slice(0, -1).join(".");
      if (group !== "") expect(table[group]?.role, `group of ${name}`).toBe("group");
    }
  });

  it.each(TABLES)("fates of $path are complete", ({ table }) => {
    for (const [name, description] of Object.entries(table)) {
      const named = `${name} of the table`;
      if (description.fate === "meaning" || description.fate === "profile" || description.profileValues !== undefined) {
        expect(description.effect, named).toBeDefined();
      }
      if (description.effect !== undefined) expect(description.effect, named).toMatch(/^(?:[a-z]|Lua|Redis).*[^.]$/u);
      if (description.profileValues !== undefined) expect(description.fate, named).toBe("tuning");
      if (description.asString !== undefined) expect(description.role, named).toBe("group");
      // What says where a connection goes to is never merely dropped.
      if (!["group", "other", undefined].includes(description.role)) expect(description.fate, named).toBe("owned");
      if (description.majors !== undefined) {
        expect(description.majors.from ?? 0, named).toBeLessThanOrEqual(description.majors.to ?? Infinity);
      }
    }
  });

  it.each(OPENINGS.filter(({ library }) => !["ioredis", "redis", "@keyv/redis"].includes(library.name)))(
    "$path: a wrapper does not repeat the majors of what it wraps",
    ({ opening }) => {
      expect(Object.entries(opening.options).filter(([, description]) => description.majors !== undefined)).toEqual([]);
    },
  );

  it.each(CATALOGUE)("$name: no method in two lists", (library) => {
    const { commands, duplicateDatabase, ...lists } = library.methods ?? {};
    const methods = [...Object.values(lists).flat(), ...Object.keys(commands ?? {})];
    expect(duplicateDatabase === undefined || lists.duplicate !== undefined).toBe(true);
    expect(methods.filter((method, index) => methods.indexOf(method) !== index)).toEqual([]);
  });

  it("is plain data", () => {
    expect(structuredClone(CATALOGUE)).toEqual(CATALOGUE);
  });
});
