import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { composeReferences } from '../compose/compose-references.ts';
import { COMPOSE_SHAPES } from '../compose/compose-shapes.ts';
import { COMPOSE_OBJECTS } from '../compose/knowledge/shapes.ts';
import { compareWithShape, type Mismatch } from '../data/compare-with-shape.ts';
import { mismatchSentence } from '../data/mismatch-sentence.ts';
import { nearest } from '../data/nearest.ts';
import { type DataDocument, readData } from '../data/read-data.ts';
import { yamlFindings } from '../data/yaml-findings.ts';

/** Holds Compose files against the specification's keys, and their services, networks, volumes … against each other. */
export const compose: Checker = {
  kinds: ['compose'],
  check: async (artifacts) => artifacts.map(checkOne),
};

function checkOne(artifact: Artifact): Checked {
  const { documents, problems } = readData(artifact.text);
  const refused = yamlFindings(artifact, problems);
  if (refused) return refused;
  const [document] = documents;
  if (!document || !isMapping(document.value)) return notChecked('It holds no Compose file.');
  if (documents.length > 1) return notChecked('It holds several documents, which Compose does not read as one file.');
  const value = document.value;
  if (!('services' in value) && !Object.keys(value).some(isOwnKey)) {
    return notChecked('It is an excerpt without the key `services`.');
  }
  if (isOfOtherTool(value)) return notChecked('It is the file of another tool.');
  if (isMapping(value.services) && !Object.values(value.services).some(isService)) {
    return notChecked('Its services are none that Compose could run.');
  }
  const findings = compareWithShape(value, 'file', COMPOSE_SHAPES).map((mismatch) =>
    findingOf(artifact, document, mismatch),
  );
  if (isMapping(value.services) && !isOverlay(artifact)) {
    const found = composeReferences(value, (path) => lineIn(artifact, document.lineOf(path)));
    findings.push(...(isPart(artifact, found) ? found.filter(({ rule }) => !ELSEWHERE.test(rule)) : found));
  }
  if (!artifact.fragment) return { proof: 'validated', findings };
  // Only a slip of the pen is certain in what its author cut short.
  const slips = findings.filter(({ fix }) => fix !== undefined);
  return { proof: 'parsed', reason: 'It leaves something out.', findings: slips };
}

/** A key of the top level, or one that was meant to be. */
function isOwnKey(key: string): boolean {
  return (
    /^(?:version|name|include|x-.*)$/.test(key) ||
    nearest(key, ['services', 'networks', 'volumes', 'secrets', 'configs', 'models']) !== undefined
  );
}

/** Pipelines have services too, and some files only the name of a Compose file. */
function isOfOtherTool(value: Record<string, unknown>): boolean {
  const foreign = Object.keys(value).filter((key) => !isOwnKey(key) && key !== 'services');
  if (!('services' in value)) return foreign.length > 1;
  return ['steps', 'jobs', 'stages', 'pipeline', 'pipelines', 'stage'].some((key) => foreign.includes(key));
}

function isService(service: unknown): boolean {
  return isMapping(service) && Object.keys(service).some((key) => nearest(key, SERVICE_KEYS) !== undefined);
}

const SERVICE_KEYS = Object.keys(COMPOSE_OBJECTS.service ?? {});

/** A file that Compose lays over another one: what it names may be declared there. */
function isOverlay({ name = '', text }: Artifact): boolean {
  return (
    /compose\.[\w-]+\.ya?ml$/i.test(name) ||
    /compose[-_][\w-]*(?:override|overlay|extra|add)[\w-]*\.ya?ml$/i.test(name) ||
    /!(?:override|reset)\b/.test(text)
  );
}

/** An excerpt, or one of several files that are read together: what it names lies elsewhere, and not of one sort alone. */
function isPart({ name = '', line, firstLine }: Artifact, findings: readonly Finding[]): boolean {
  const missing = findings.filter(({ level, rule }) => level === 'error' && ELSEWHERE.test(rule));
  const sorts = new Set(missing.map(({ rule }) => rule));
  if (line !== firstLine) return sorts.size > 1;
  if (!/compose[-_][\w.-]+\.ya?ml$/i.test(name)) return false;
  return sorts.size > 1 || (missing.length > 1 && sorts.has('compose/unknown-service'));
}

const ELSEWHERE = /^compose\/(?:nothing-to-run|unknown-service|undeclared-)/;

function findingOf(artifact: Artifact, document: DataDocument, mismatch: Mismatch): Finding {
  const rule = { 'unknown key': 'unknown-key', 'missing key': 'missing-key', 'wrong value': 'wrong-value' }[
    mismatch.what
  ];
  const message = mismatchSentence(mismatch);
  const finding: Finding = {
    level: 'error',
    rule: `compose/${rule}`,
    message: message.charAt(0).toUpperCase() + message.slice(1),
    line: lineIn(artifact, document.lineOf(mismatch.path)),
  };
  return mismatch.what === 'unknown key' && mismatch.near !== undefined
    ? { ...finding, fix: `rename it to ${mismatch.near}` }
    : finding;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notChecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}
