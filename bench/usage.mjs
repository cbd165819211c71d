// Loaded into a measured program: at its exit, it writes down what the program has used.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpuMs = (userCPUTime + systemCPUTime) / 1000;
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpuMs, peakKb: maxRSS }));
});
