import { headingKey } from '../../../../text/headings.ts';
import type { Design } from '../../design/design.ts';
import type { Aspect } from '../../knowledge/review-notes.ts';
import { listed } from '../../words/spelling.ts';
import { blocks } from '../markdown.ts';
import { type Material, materialOf } from './material.ts';
import { migration } from './migration.ts';
import * as parts from './parts.ts';
import { risks } from './risks.ts';

type Section = { heading: string; markdown: string };

const SECURITY: readonly Aspect[] = ['access', 'input', 'secrets'];

/** What a heading asks for, by its words. The first that fits decides. */
const ROLES: readonly (readonly [RegExp, (material: Material) => string | undefined])[] = [
  [/\btests?\b|testing|verification|maintenance/, parts.tests],
  [/decision|trade/, parts.choices],
  [/monitor|observab/, parts.watch],
  [/risk|mitigation|rollback/, risks],
  [/\bsteps?\b|delivery|evolution|roadmap|rollout/, parts.order],
  [/supply|stack|technolog/, parts.stack],
  [/diagram/, parts.diagram],
  [/authenti|authori|access/, (material) => parts.about(material, ['access'])],
  [/secret/, (material) => parts.about(material, ['secrets'])],
  [/input|validation/, (material) => parts.about(material, ['input'])],
  [/threat|security/, (material) => parts.about(material, SECURITY)],
  [/performance|scal|speed/, (material) => parts.about(material, ['speed'])],
  [/data|schema|model/, (material) => blocks(parts.about(material, ['data']), migration(material))],
  [/api|contract|endpoint/, (material) => parts.about(material, ['contract'])],
  [/failure|structure|boundar|reliab/, (material) => parts.about(material, ['failures'])],
  [/integration/, (material) => parts.about(material, ['outside', 'failures'])],
];
const CODE = /\bcode\b|\bexamples?\b/;
/** What sections hold that follow from findings. */
const WANTED: readonly (readonly [RegExp, string])[] = [
  [/\btests?\b|testing|verification|maintenance/, 'to test anew'],
  [/decision|trade/, 'to decide'],
  [/monitor|observab/, 'to watch beyond what is watched already'],
  [/risk|mitigation|rollback/, 'that could go wrong in mending it'],
  [/\bsteps?\b|delivery|evolution|roadmap|rollout/, 'to mend'],
  [CODE, 'to write as code'],
];
const FINDINGS = /\bfindings?\b|recommendation|^review/;

/** Puts a review into the sections that are due: what was given is judged, and nothing is designed. */
export function writeReview(design: Design, headings: readonly string[]): { title: string; sections: Section[] } {
  const material = materialOf(design);
  const keys = headings.map(headingKey);
  const at = {
    details: Math.max(
      0,
      keys.findIndex((key) => FINDINGS.test(key)),
    ),
    code: keys.findIndex((key) => CODE.test(key)),
  };
  const has = (role: (material: Material) => unknown) =>
    keys.some((key, place) => place > 0 && roleOf(key) === role && place !== at.details);
  const hasData = keys.some((key) => /data|schema|model/.test(key));
  const rest = blocks(
    hasData ? undefined : migration(material),
    titled('The order in which to mend them', has(parts.order) ? '' : parts.order(material)),
    titled('A test for each', has(parts.tests) ? '' : parts.tests(material)),
  );
  const sections = headings.map((heading, place) => {
    const key = keys[place] ?? '';
    const own = place === 0 || place === at.details ? undefined : place === at.code ? parts.code : roleOf(key);
    const isFirstOfRole = place === 0 && place !== at.details ? roleOf(key) : undefined;
    const text = blocks(
      place === 0 ? parts.overview(material, at.details > 0) : undefined,
      place === at.details ? parts.details(material, at.code === -1) : undefined,
      place === 0 && at.details === 0 && /data|schema|model/.test(key) ? migration(material) : undefined,
      isFirstOfRole && /data|schema|model/.test(key) ? isFirstOfRole(material) : undefined,
      place === at.details ? rest : undefined,
      own?.(material),
    );
    return {
      heading,
      markdown: text === '' ? parts.nothing(material, WANTED.find(([words]) => words.test(key))?.[1]) : text,
    };
  });
  return { title: titleOf(material), sections };
}

function roleOf(key: string): ((material: Material) => string | undefined) | undefined {
  return ROLES.find(([words]) => words.test(key))?.[1];
}

function titled(title: string, text: string): string {
  return text === '' ? '' : `### ${title}\n\n${text}`;
}

function titleOf({ subject }: Material): string {
  return `Review of ${listed([subject.replaceAll('`', '')])}`;
}
