import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** A markdown file is a string, as in the build. */
const markdownAsText: Plugin = {
  name: 'markdown-as-text',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.md') ? { code: `export default ${JSON.stringify(code)};`, map: null } : null),
};

/** `--mode soak` runs the property tests at length, with a new seed each time. */
export default defineConfig(({ mode }) => ({
  plugins: [markdownAsText],
  define: { __VERSION__: JSON.stringify(manifest.version) },
  test: {
    env: { SOAK: mode === 'soak' ? '1' : '' },
    setupFiles: ['test/support/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          testTimeout: mode === 'soak' ? 600_000 : 10_000,
        },
      },
      {
        extends: true,
        // The real binary in a real terminal: a process each, so one file at a time and after all the others.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
}));
