import { describe, expect, it } from 'vitest';
import { type Fence, fenceAfter, NO_FENCE } from '../../src/text/fence.ts';

function fenceIn(markdown: string): Fence | undefined {
  return fenceAfter(NO_FENCE, markdown).fence;
}

const FENCE: Fence = { marker: '`', length: 3, language: 'sql', indent: 0 };

describe('fenceAfter', () => {
  it.each<[name: string, markdown: string, fence: Fence]>([
    ['with a language', '```sql\n', FENCE],
    ['with more said of it', '``` SQL title="a"\n', FENCE],
    ['without a language', '```\n', { ...FENCE, language: '' }],
    ['longer', '`````sql\n```\n', { ...FENCE, length: 5 }],
    ['of tildes, with backticks in its info', '~~~a`b\n', { ...FENCE, marker: '~', language: 'a`b' }],
    ['indented by three', '   ```sql\n', { ...FENCE, indent: 3 }],
    ['after text without a blank line', 'text\n```sql\n', FENCE],
    ['in an item', '- a\n\n  ```sql\n', { ...FENCE, indent: 2 }],
    ['in a nested item', '1. a\n   - b\n     ```sql\n', { ...FENCE, indent: 5 }],
    ['on the line of a marker', '- ```sql\n', { ...FENCE, indent: 2 }],
    ['on the line of two markers', '- 1. ```sql\n', { ...FENCE, indent: 5 }],
    ['after a tab', '-\t```sql\n', { ...FENCE, indent: 2 }],
    ['that holds what looks like its end, but says more', '```sql\n``` a\n', FENCE],
    ['that holds its end, indented too far', '```sql\n    ```\n', FENCE],
    ['in HTML', '<details>\n```sql\n', FENCE],
    ['after a comment', '<!-- a\n```\n-->\n```sql\n', FENCE],
    ['without a line end', '```sql', FENCE],
    ['of Windows', '```sql\r\na\r\n', FENCE],
  ])('finds an open fence %s', (_name, markdown, fence) => {
    expect(fenceIn(markdown)).toEqual(fence);
  });

  it.each([
    ['closed', '```sql\na\n```\n'],
    ['closed by a longer run', '```\n`````  \n'],
    ['closed with an indent', '```\n   ```\n'],
    ['that is code within a line', '```a```\n'],
    ['indented by four', '    ```\n'],
    ['in a quote', '> ```sql\n'],
    ['whose item has ended', '- a\n  ```\n  b\nc\n'],
    ['in a comment', '<!--\n```\n'],
    ['in preformatted HTML', '<pre>\n\n```\n'],
    ['too short', '``\n'],
  ])('finds none that is %s', (_name, markdown) => {
    expect(fenceIn(markdown)).toBeUndefined();
  });

  it('stays cheap, and sound, for markers without end', () => {
    expect(fenceAfter(NO_FENCE, '- '.repeat(20_000)).items.length).toBeLessThan(50);
  });
});
