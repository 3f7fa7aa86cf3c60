// Loaded into a process to be measured. At its end, in a file: its peak memory in kilobytes, what is still in use after a collection
// in bytes of heap, and the microseconds of CPU that the collection took.
import { appendFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.env.BENCH_MEMORY)
  process.on("exit", () => {
    const { maxRSS } = process.resourceUsage();
    const before = process.cpuUsage();
    setFlagsFromString("--expose-gc");
    runInNewContext("gc")();
    const { heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage(before);
    appendFileSync(process.env.BENCH_MEMORY, `${maxRSS} ${heapUsed} ${user + system}\n`);
  });
