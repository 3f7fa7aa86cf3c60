import { describe, expect, it } from "vitest";
import { normalizeSource } from "../../src/policy/source-text.js";

describe("normalizeSource", () => {
  it.each([
    ["process.env.REDIS_URL", "process.env.REDIS_URL"],
    [" process . env\n  .REDIS_URL ", "process.env.REDIS_URL"],
    ["process.env['REDIS_URL']", "process.env.REDIS_URL"],
    ['process.env["REDIS_URL"]', "process.env.REDIS_URL"],
    ["process.env[`REDIS_URL`]", "process.env.REDIS_URL"],
    ["process.env[ 'REDIS_URL' ]", "process.env.REDIS_URL"],
    ["process['env']['REDIS_URL']", "process.env.REDIS_URL"],
    ["process.env.REDIS_URL!", "process.env.REDIS_URL"],
    ["process.env!.REDIS_URL!", "process.env.REDIS_URL"],
    ["process?.env?.REDIS_URL", "process.env.REDIS_URL"],
    ["process.env?.['REDIS_URL']", "process.env.REDIS_URL"],
    ["(process.env.REDIS_URL)", "process.env.REDIS_URL"],
    ["((process.env.REDIS_URL)!)", "process.env.REDIS_URL"],
    ["process.env /* the cache */ .REDIS_URL", "process.env.REDIS_URL"],
    ["config.get('redis.url')", 'config.get("redis.url")'],
    ["config.get( `redis.url` )", 'config.get("redis.url")'],
    ["config?.get?.('redis.url')", 'config.get("redis.url")'],
    ["config['redis-url']", 'config["redis-url"]'],
    ["config?.['redis-url']", 'config["redis-url"]'],
    ["config.urls[0]", "config.urls[0]"],
    ["config.urls?.[0]", "config.urls[0]"],
    ["get()['a']", "get().a"],
    ["a['b']['c-d'].e", 'a.b["c-d"].e'],
    // What must stay
    ["a != b", "a!=b"],
    ["a !== b", "a!==b"],
    ["!a", "!a"],
    ["f(!a)", "f(!a)"],
    ["a ? .5 : 1", "a?.5:1"],
    ["a?.5:1", "a?.5:1"],
    ["['a']", '["a"]'],
    ["f(['a'])", 'f(["a"])'],
    ["config.get('two  spaces')", 'config.get("two  spaces")'],
    ["config.get('it\\'s')", "config.get('it\\'s')"],
    ["config.get('say \"a\"')", "config.get('say \"a\"')"],
    ["`redis://${host}:6379`", "`redis://${host}:6379`"],
    ["(a)(b)", "(a)(b)"],
    ["((a)(b))", "(a)(b)"],
    ["(')')", '")"'],
    ["((a)", "((a)"],
    ['os.environ["REDIS_URL"]', "os.environ.REDIS_URL"],
    ["f'{host}'", 'f"{host}"'],
    ["a /* never closed", "a"],
    ["'never closed", "'never closed"],
    ["", ""],
    ["größe['übung']", "größe.übung"],
  ])("%s", (text, normal) => {
    expect(normalizeSource(text)).toBe(normal);
  });

  it.each([
    ["process.env.REDIS_URL", "process.env.REDIS_URI"],
    ["config.get('a')", "config.get('a ')"],
    ["config.a", "config.a()"],
    ["config['a-b']", "config.ab"],
    ["config['0']", "config[0]"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(normalizeSource(one)).not.toBe(normalizeSource(other));
  });

  it("changes nothing the second time", () => {
    for (const text of ["a?.['b']!.c", "x [ 'y' ] ( 'z' )", "((a))", "a!!", "`a`", "f(`${a}`)"]) {
      const once = normalizeSource(text);
      expect(normalizeSource(once)).toBe(once);
    }
  });

  it("takes time that grows with the text only", () => {
    const start = performance.now();
    normalizeSource("(".repeat(50_000) + ")".repeat(50_000));
    normalizeSource("a?.['b']".repeat(20_000));
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
