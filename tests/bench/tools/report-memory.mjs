// Loaded into a process to be measured: its peak memory in kilobytes, as the last line of a file.
import { appendFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.env.BENCH_MEMORY)
  process.on("exit", () => appendFileSync(process.env.BENCH_MEMORY, `${process.resourceUsage().maxRSS}\n`));
