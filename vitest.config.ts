import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

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
  const setupFiles = ['test/support/setup.ts', `test/support/${soak ? 'soak' : 'sample'}.ts`];
  const env = { SOAK: soak ? '1' : '' };
  return {
    test: {
      projects: [
        {
          ...likeTheBuild,
          test: {
            name: 'unit',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: ['test/e2e/**'],
            setupFiles,
            env,
            testTimeout: soak ? 600_000 : 10_000,
          },
        },
        {
          ...likeTheBuild,
          // The real binary in a real terminal: processes of their own, so two files at a time, after all the others.
          test: {
            name: 'e2e',
            include: ['test/e2e/**/*.test.ts'],
            globalSetup: ['test/support/build.ts'],
            setupFiles,
            env,
            testTimeout: 30_000,
            hookTimeout: 30_000,
            maxWorkers: 2,
            sequence: { groupOrder: 1 },
          },
        },
      ],
    },
  };
});
