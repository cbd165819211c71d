import { capital, listed } from '../../words/spelling.ts';
import { table } from '../markdown.ts';
import type { Material, Numbered } from './material.ts';

const CALLERS_SEE: Readonly<Record<string, string>> = {
  'open-write-route': 'callers without a session get 401',
  'operation-without-security': 'callers without a session get 401',
  'no-security-scheme': 'every caller needs a token',
  'cors-for-all': 'pages of origins that nobody listed stop working',
  'mass-assignment': 'fields that are not on the list are refused',
  'wrong-status': 'clients that look for 200 get another status',
  'list-without-pages': 'clients that read one answer see only the first page',
  'unbounded-read': 'clients that read one answer see only the first page',
  'charge-without-key': 'clients without the header get 400',
  'unsafe-get': 'links and bookmarks to the old address get 405',
  'secret-in-url': 'clients that send it in the query get 401',
  race: 'callers who lose the race get 409',
  'secret-in-code': 'whatever still uses the old secret stops working when it is replaced',
  'no-timeout': 'some requests that were slow now fail',
};

/** What can go wrong when they are mended, and the way back. */
export function risks(material: Material): string {
  const groups = new Map<string, Numbered[]>();
  for (const finding of material.findings) {
    const text = CALLERS_SEE[finding.rule];
    if (text) groups.set(text, [...(groups.get(text) ?? []), finding]);
  }
  const rows = [...groups].map(([text, some]) => [
    some.map(({ id }) => id).join(', '),
    capital(text),
    'Told to its clients a release ahead, counted in the log before it is enforced; the way back is the release before',
  ]);
  const schema = material.findings.filter(({ path }) =>
    material.files.some((file) => file.path === path && file.sort === 'schema'),
  );
  const all = [
    ...rows,
    ...(schema.length > 0
      ? [
          [
            idsOf(schema),
            'A statement waits for a lock, or meets rows that break the new rule',
            'Tried on a copy of production first; the way back is to drop the new constraint or index, while a changed type goes back only as long as nothing was written that the old one cannot hold',
          ],
        ]
      : []),
  ];
  return table(['Fix', 'What can go wrong', 'What lessens it'], all);
}

function idsOf(findings: readonly Numbered[]): string {
  return listed(findings.map(({ id }) => id));
}
