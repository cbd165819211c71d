#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const cli = new URL('../dist/cli.js', import.meta.url);
if (existsSync(cli)) {
  module.enableCompileCache?.();
  await import(cli.href);
} else {
  process.stderr.write('backend-architect is not built yet: run `npm run build` in its folder, then try again.\n');
  process.exitCode = 1;
}
