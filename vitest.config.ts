import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

const END_TO_END = ['test/e2e/**/*.test.ts', 'test/holes/**/*.test.ts', 'test/faults/machine/**/*.test.ts'];
/** Tests of a module that loads once for the whole program, and of how things look before that: each file by itself. */
const BEFORE_LOADING = 'test/faces/tui/markdown/*.test.ts';

/** A markdown file is a string, as in the build. */
const markdownAsText: Plugin = {
  name: 'markdown-as-text',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.md') ? { code: `export default ${JSON.stringify(code)};`, map: null } : null),
};

/** `--mode soak` runs the property tests at length, with other cases each time. */
export default defineConfig(({ mode }) => {
  const soak = mode === 'soak';
  const likeTheBuild = { plugins: [markdownAsText], define: { __VERSION__: JSON.stringify(manifest.version) } };
  const common = {
    setupFiles: ['test/support/setup.ts', `test/support/${soak ? 'soak' : 'sample'}.ts`],
    env: { SOAK: soak ? '1' : '' },
    testTimeout: soak ? 600_000 : 10_000,
    // Without it one core would be left idle.
    maxWorkers: '100%',
  };
  return {
    test: {
      projects: [
        {
          ...likeTheBuild,
          // Modules are loaded once for many files, which halves the time: nothing here keeps state outside a test.
          test: {
            ...common,
            name: 'unit',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: [...END_TO_END, BEFORE_LOADING],
            isolate: soak,
          },
        },
        { ...likeTheBuild, test: { ...common, name: 'alone', include: [BEFORE_LOADING] } },
        {
          ...likeTheBuild,
          // The real binary in a real terminal: processes of their own, so two files at a time, after all the others.
          test: {
            ...common,
            name: 'e2e',
            include: END_TO_END,
            globalSetup: ['test/support/build.ts'],
            testTimeout: 60_000,
            maxWorkers: 2,
            sequence: { groupOrder: 1 },
          },
        },
      ],
    },
  };
});
