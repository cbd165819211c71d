import { expect, it } from 'vitest';
import { decodeEntities } from '../../../../src/faces/tui/markdown/entities.ts';

it.each([
  ['AT&T', 'AT&T'],
  ['a &amp; b', 'a & b'],
  ['&lt;b&gt;', '<b>'],
  ['&#65;&#x42;&#X43;', 'ABC'],
  ['&amp;lt;', '&lt;'],
  ['&nbsp;', '\u00A0'],
  ['&hellip;&rarr;', '…→'],
  ['&unknown; &toString; &#; &#xZ;', '&unknown; &toString; &#; &#xZ;'],
  ['&#0;&#9999999;', '\uFFFD\uFFFD'],
])('decodes %j', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});
