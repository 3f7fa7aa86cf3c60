import { describe, expect, it } from "vitest";
import type { OptionValue } from "../../src/analysis/option-value.js";
import { factsOf } from "./facts-of.js";

const IOREDIS = "import R from 'ioredis'; new R(U);";
const NODE_REDIS = "import { createClient } from 'redis'; createClient({ url: U });";
const OLD_NODE_REDIS = "import { createClient } from 'redis'; createClient(U);";

/** A program, the address in it, and what it says: user, password, host, port or socket path, and index; `?` is unknown. */
const FORMS: readonly (readonly [program: string, address: string, says: string])[] = [
  ...[IOREDIS, NODE_REDIS, OLD_NODE_REDIS].flatMap((program) =>
    [
      ["'redis://h'", "h:/"],
      ["'redis://h:6380'", "h:6380/"],
      ["'redis://h:6380/'", "h:6380/"],
      ["'redis://h:6380/0'", "h:6380/0"],
      ["'redis://h:6380/4'", "h:6380/4"],
      ["'rediss://h:6380/4'", "h:6380/4"],
      ["'REDIS://h/4'", "h:/4"],
      ["'redis://u:p@h/4'", "u:p@h:/4"],
      ["'redis://:p@h'", ":p@h:/"],
      ["'redis://u@h'", "u:@h:/"],
      ["'redis://u:p%40w%2F@h'", "u:p@w/@h:/"],
      ["'redis://[::1]:6380/4'", "::1:6380/4"],
      ["'redis://[fe80::1]'", "fe80::1:/"],
      ["'redis://10.0.0.5:6380'", "10.0.0.5:6380/"],
      ["'unix:///tmp/r.sock'", "/tmp/r.sock/"],
      ["`redis://${process.env.H}:6380/4`", "?:6380/4"],
      ["`redis://h:${process.env.P}/4`", "h:?/4"],
      ["`redis://h:6380/${process.env.D}`", "h:6380/?"],
      ["`redis://${process.env.U}:${process.env.W}@h`", "?:?@h:/"],
      ["`redis://${process.env.HOST_AND_MORE}`", "?:/"],
      ["'redis://' + process.env.H + ':6380' + '/' + 4", "?:6380/4"],
      ["'redis://h' + process.env.REST", "?:/?"],
      ["['redis://h', 6380].join(':')", "h:6380/"],
      ["new URL('redis://h:6380/4').href", "h:6380/4"],
      ["process.env.URL ?? 'redis://h:6380/4'", "h:6380/4"],
      ["process.env.URL", "?:?@?:?/?"],
      ["`redis://h:6${process.env.P}/4`", "h:?/4"],
      // What stands there when a part is empty.
      ["`redis://h:${process.env.P ?? 6380}/4`", "h:6380/4"],
      ["`redis://${process.env.H || 'h'}:6380/${process.env.D || 4}`", "h:6380/4"],
      ["`${process.env.U ?? 'redis://h:6380'}/4`", "h:6380/4"],
      ["`redis://h${process.env.REST ?? ':6380/4'}`", "h:6380/4"],
      ["`redis://h:${process.env.P ?? ''}/4`", "h:?/4"],
    ].map(([address, says]) => [program, address!, says!] as const),
  ),
  // ioredis reads a query as options; the path counts more. It also takes what is no URL.
  [IOREDIS, "'redis://h?db=3'", "h:/3"],
  [IOREDIS, "'redis://h/2?db=3'", "h:/2"],
  [IOREDIS, "'h:6380'", "h:6380/"],
  [IOREDIS, "'h'", "h:/"],
  [IOREDIS, "'6380'", ":6380/"],
  [IOREDIS, "6380", ":6380/"],
  [IOREDIS, "'/tmp/r.sock'", "/tmp/r.sock/"],
  [IOREDIS, "'h', 6380", "h:6380/"],
  [IOREDIS, "'h', '6380'", "h:6380/"],
  [IOREDIS, "'redis://h:6379/4', 6380", "h:6380/4"],
  [IOREDIS, "'redis://h:6379/4', '6380'", "h:6379/4"],
  // Only the path of a Redis URL is an index.
  ...[IOREDIS, NODE_REDIS, OLD_NODE_REDIS].flatMap((program) =>
    [
      ["'h:6379/4'", "/4/"],
      ["'h/4'", "/4/"],
      ["'u:p@h:6379/4'", "u:p@/4/"],
      ["'http://h:6379/4'", "/4/"],
      ["'valkey://h:6379/4'", "/4/"],
      ["'valkey://h:6379'", "//"],
      ["`h:${process.env.P}/4`", "/4/"],
      ["`${process.env.S}://h:6379/4`", "h:6379/4"],
      ["`${process.env.U}/4`", "?:/4"],
    ].map(([address, says]) => [program, address!, says!] as const),
  ),
  [NODE_REDIS, "'//h:6379/4'", "/4/"],
  [IOREDIS, "'redis://h/4?db=6'", "h:/4"],
  [OLD_NODE_REDIS, "'/tmp/r.sock'", "/tmp/r.sock/"],
  [NODE_REDIS, "'redis+socket:///tmp/r.sock'", "/tmp/r.sock/"],
];

describe("forms of an address", () => {
  it.each(FORMS)("%s with %s: %s", (program, address, says) => {
    const [connection] = factsOf(program.replace("U", () => address)).connections;
    const { host, port, socketPath, database, username, password } = connection!.target;
    const user =
      username.state === "absent" && password.state === "absent" ? "" : `${shown(username)}:${shown(password)}@`;
    const place = socketPath.state === "absent" ? `${shown(host)}:${shown(port)}` : shown(socketPath);
    expect(`${user}${place}/${shown(database)}`).toBe(says);
  });
});

describe("parts of an address that may be empty", () => {
  it.each([
    ["`redis://h:${process.env.P ?? 6380}/4`", "port", 6380, "process.env.P"],
    ["`redis://${process.env.H ?? 'h'}/4`", "host", "h", "process.env.H"],
    ["`redis://h/${process.env.D ?? 4}`", "database", 4, "process.env.D"],
    ["`redis://h:6380${process.env.REST ?? '/4'}`", "database", 4, "process.env.REST"],
  ] as const)("%s: %s %s stands behind", (address, part, value, source) => {
    const [connection] = factsOf(IOREDIS.replace("U", () => address)).connections;
    expect(connection!.target[part]).toMatchObject({ state: "known", value, how: "fallback", instead: { source } });
  });
});

function shown(value: OptionValue<string | number>): string {
  return value.state === "known" ? String(value.value) : value.state === "unknown" ? "?" : "";
}
