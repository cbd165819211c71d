import type { Artifact } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { readData } from '../data/read-data.ts';
import { yamlFindings } from '../data/yaml-findings.ts';

/** Reads YAML that is of no kind with a checker of its own. */
export const yaml: Checker = {
  kinds: ['yaml'],
  check: async (artifacts) => artifacts.map(checkOne),
};

function checkOne(artifact: Artifact): Checked {
  const { text } = artifact;
  if (text.trim() === '') return { proof: 'not checked', reason: 'It is empty.', findings: [] };
  const { problems } = readData(text);
  return yamlFindings(artifact, problems) ?? { proof: 'parsed', findings: [] };
}
