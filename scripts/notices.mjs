import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask no more than that their text is kept with the copy. Any other one is for a person to decide. */
const KEPT_BY_NOTICE = new Set('MIT ISC BSD-2-Clause BSD-3-Clause Apache-2.0 0BSD BlueOak-1.0.0 Unlicense'.split(' '));

/** Where a package leaves a choice, or says it only in the file: what we take, and looked up by hand. */
const CHOSEN = new Map([
  ['dompurify', 'Apache-2.0'],
  ['khroma', 'MIT'],
  ['format', 'MIT'],
]);

/** Packages under MIT that ship no text of it, and who holds the copyright: looked up by hand in their repositories. */
const HOLDERS = new Map([
  ['format', '2010-2014 Sami Samhuri'],
  ['@redocly/openapi-core', '2019 Redocly Inc.'],
  ['javascript-natural-sort', 'Jim Palmer and other contributors'],
  ['seedrandom', '2019 David Bau'],
  ['standardwebhooks', 'Standard Webhooks'],
  ['yoga-layout', 'Meta Platforms, Inc. and affiliates'],
]);

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([-.].*)?$/i;
const LICENCE_IN_README = /^#+\s*licen[cs]e\b[\s\S]*/im;

/**
 * The licences of every package that has code in the bundle, as one text.
 *
 * @param {string} root the checkout
 * @param {import('esbuild').Metafile} metafile of the bundle
 * @returns {string} sorted by package
 * @throws when a package states no licence, ships no text of it, or asks for more than that it is kept
 */
export function notices(root, metafile) {
  const packages = bundledFolders(metafile)
    .map((folder) => licenceOf(root, folder))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  const open = packages.filter(({ licence, text }) => !KEPT_BY_NOTICE.has(licence) || text === '');
  if (open.length > 0) {
    const names = open.map(({ title, licence }) => `${title} (${licence ?? 'no licence stated'})`).join(', ');
    throw new Error(`These packages need a look before they are bundled, see scripts/notices.mjs: ${names}`);
  }
  const head = 'backend-architect contains the following packages, each under its own licence.\n';
  return [head, ...packages.map(({ title, licence, text }) => `${title}\nLicence: ${licence}\n\n${text}\n`)].join(
    `\n${'-'.repeat(80)}\n\n`,
  );
}

/** Folders of packages, relative to the root, that have code in an output: what was shaken off is not shipped. */
function bundledFolders(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([input]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)];
}

function licenceOf(root, folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const text = licenceText(join(root, folder)) || mitText(root, HOLDERS.get(name));
  return { title: `${name} ${version}`, licence: CHOSEN.get(name) ?? license, text };
}

function licenceText(folder) {
  const files = readdirSync(folder).sort();
  const read = (name) => readFileSync(join(folder, name), 'utf8').trim();
  const own = files.filter((name) => LICENCE_FILE.test(name)).map(read);
  if (own.length > 0) return own.join('\n\n');
  const readme = files.find((name) => /^readme(\.|$)/i.test(name));
  return readme ? (LICENCE_IN_README.exec(read(readme))?.[0] ?? '') : '';
}

/** The same licence as our own, with another holder; empty when nobody looked the holder up. */
function mitText(root, holder) {
  if (holder === undefined) return '';
  return readFileSync(join(root, 'LICENSE'), 'utf8')
    .replace(/^Copyright.*$/m, `Copyright (c) ${holder}`)
    .trim();
}
