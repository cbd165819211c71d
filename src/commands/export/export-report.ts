import { extname, join, parse } from 'node:path';
import type { Failure } from '../../failure.ts';
import { slugOf } from '../../report/name.ts';
import { decisionFiles } from './decision-files.ts';
import { exportedReport } from './exported-report.ts';
import { type ExportFile, partFiles } from './part-files.ts';
import { putFiles } from './put-files.ts';

/** What a report can be made into. */
export const EXPORT_FORMS = ['html', 'adr', 'artifacts', 'json'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

export type ExportPlace = {
  /** The report's own file, absolute; none for one that was never saved. */
  file?: string;
  cwd: string;
  /** Where the user wants it, absolute: a file for a page and for JSON, a folder for the others. */
  out?: string;
  /** Files that are there are replaced. */
  replace?: boolean;
};

/**
 * Makes a report into one of the forms, as files beside it: `design.html`, `design.json`, `design/schema.sql`,
 * `design/adr/0001-….md`. Nothing is written over unasked.
 *
 * @param markdown the report as it is saved
 * @returns the absolute paths of what was written, or why nothing was
 */
export async function exportReport(
  markdown: string,
  form: ExportForm,
  place: ExportPlace,
): Promise<readonly string[] | Failure> {
  const beside = placeFor(markdown, place);
  const { replace = false } = place;
  switch (form) {
    case 'html': {
      const { reportHtml } = await import('./report-html.ts');
      return putOne(place.out ?? `${beside}.html`, reportHtml(markdown), replace);
    }
    case 'json': {
      const { reportJson } = await import('./report-json.ts');
      return putOne(place.out ?? `${beside}.json`, reportJson(markdown), replace);
    }
    case 'artifacts':
      return putMany(place.out ?? beside, partFiles(markdown), 'no part of a kind that is known', replace);
    case 'adr':
      return putMany(
        place.out ?? join(beside, 'adr'),
        decisionFiles(exportedReport(markdown)),
        'no section that lists decisions',
        replace,
      );
    default:
      return form satisfies never;
  }
}

/** The report's path without its ending; of one without a file, its title in the working directory. */
function placeFor(markdown: string, { file, cwd }: ExportPlace): string {
  if (file === undefined) return join(cwd, slugOf(exportedReport(markdown).title));
  const { dir, name } = parse(file);
  // A report without an ending would be taken for the folder.
  return join(dir, extname(file) === '' ? `${name}-export` : name);
}

async function putOne(path: string, text: string, replace: boolean): Promise<readonly string[] | Failure> {
  const { dir, base } = parse(path);
  return putFiles(dir, [{ path: base, text }], replace);
}

async function putMany(
  folder: string,
  files: readonly ExportFile[],
  nothing: string,
  replace: boolean,
): Promise<readonly string[] | Failure> {
  if (files.length === 0) return { kind: 'usage', message: `There is nothing to export: the report has ${nothing}.` };
  return putFiles(folder, files, replace);
}
