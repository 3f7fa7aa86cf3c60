import { describe, expect, it } from "vitest";
import { readSettings } from "../src/settings.js";

describe("settings", () => {
  it("are empty where there are none", () => {
    expect(readSettings({})).toEqual({});
    expect(readSettings({ "redis-policy": undefined, other: 1 })).toEqual({});
  });

  it("hold the policy file and its digest", () => {
    expect(readSettings({ "redis-policy": { policy: "config/redis.yaml", digest: "abc" } })).toEqual({
      policy: "config/redis.yaml",
      digest: "abc",
    });
    expect(readSettings({ "redis-policy": {} })).toEqual({ policy: undefined, digest: undefined });
  });

  it.each([true, false])("say whether other files are looked at: %s", (acrossFiles) => {
    expect(readSettings({ "redis-policy": { acrossFiles } })).toEqual({ acrossFiles });
  });

  it.each([4, null, "true", {}])("name the key of an acrossFiles that is %j", (acrossFiles) => {
    expect(() => readSettings({ "redis-policy": { acrossFiles } })).toThrow(
      "settings['redis-policy'].acrossFiles must be true or false.",
    );
  });

  it.each([
    ["a list", []],
    ["null", null],
    ["a text", "redis-policy.yaml"],
    ["a number", 4],
    ["false", false],
  ])("that are %s name their key", (_what, own) => {
    expect(() => readSettings({ "redis-policy": own })).toThrow("settings['redis-policy'] must be an object.");
  });

  it.each([[4], [""], [null], [{}], [["a"]]])("name the key of a policy that is %j", (policy) => {
    expect(() => readSettings({ "redis-policy": { policy } })).toThrow(
      "settings['redis-policy'].policy must be the path of the policy file.",
    );
  });

  it.each([[4], [null], [{}]])("name the key of a digest that is %j", (digest) => {
    expect(() => readSettings({ "redis-policy": { digest } })).toThrow(
      "settings['redis-policy'].digest must be a string.",
    );
  });

  it.each(["polcy", "constructor", "toString", "policies"])("name a key that is not known: %s", (key) => {
    expect(() => readSettings({ "redis-policy": { [key]: "x" } })).toThrow(
      `settings['redis-policy'].${key} is not known; there are policy, digest and acrossFiles.`,
    );
  });

  it("name a key that is not known beside the known ones", () => {
    expect(() => readSettings({ "redis-policy": { policy: "a.yaml", cwd: "." } })).toThrow(
      "settings['redis-policy'].cwd is not known; there are policy, digest and acrossFiles.",
    );
  });
});
