/** What a check says of an artifact, or of several together. Written so that a person and a model can act on it. */
export type Finding = {
  level: Level;
  /** `family/what-is-wrong`, stable: people name it in their configuration. */
  rule: string;
  /** One sentence: what is wrong, and where it helps, what to do. It names what the text names, and holds no newline. */
  message: string;
  /** In the document, from 1. */
  line: number;
  /** Other lines that it is about. */
  with?: number[];
  /** What would put it right, in a few words, when that is certain. */
  fix?: string;
};

/** An error is certainly wrong; a warning is for a person to judge; a note changes nothing. */
export type Level = 'error' | 'warning' | 'note';

/** How far an artifact was proved: run, held against its specification, read by its grammar, or nothing at all. */
export type Proof = 'executed' | 'validated' | 'parsed' | 'not checked';

/** What came of one artifact of a report. */
export type CheckedPart = {
  /** Its place among the artifacts of the report, from 0. */
  index: number;
  kind: string;
  dialect?: string;
  /** A title or file name. */
  name?: string;
  section?: string;
  /** In the report's file, from 1. */
  line: number;
  proof: Proof;
  /** Why nothing stronger was proved. */
  reason?: string;
  findings: Finding[];
};

/** A finding that the model says is none, and why. */
export type Dispute = { rule: string; message: string; line: number; reason: string };
