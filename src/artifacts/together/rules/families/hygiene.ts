import type { Rule } from '../../rule.ts';
import { hygieneIds } from '../hygiene-ids.ts';
import { hygieneLinks } from '../hygiene-links.ts';
import { hygienePlaceholders } from '../hygiene-placeholders.ts';
import { hygieneStructure } from '../hygiene-structure.ts';
import { hygieneVersions } from '../hygiene-versions.ts';

export const hygieneRules: readonly Rule[] = [
  hygieneIds,
  hygieneLinks,
  hygienePlaceholders,
  hygieneStructure,
  hygieneVersions,
];
