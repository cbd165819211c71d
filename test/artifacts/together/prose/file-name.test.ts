import { expect, it } from 'vitest';
import { FILE_NAME } from '../../../../src/artifacts/together/prose/file-name.ts';

it('is known by its ending, and events with a dot in them are none', () => {
  for (const name of ['package.json', 'compose.yaml', 'schema.sql', 'main.go']) expect(FILE_NAME.test(name)).toBe(true);
  for (const name of ['loan.opened', 'copy.title', 'fine.paid']) expect(FILE_NAME.test(name)).toBe(false);
});
