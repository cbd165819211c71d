import type { Job } from '../brief/job.ts';

/** A pattern of files, and how many of those found are read at most. */

export type Look = { pattern: string; most: number };

/** What is looked for whatever the job; code only where it is to be judged. */
export function looksFor(job: Job): readonly Look[] {
  return job === 'review' || job === 'slow' ? [...LOOKS, CODE_LOOK] : LOOKS;
}

const CODE_LOOK: Look = {
  pattern: '**/{routes,controllers,services,handlers,api,repositories,models}/**/*.{ts,js,py,go,rb,php,java}',
  most: 6,
};

const LOOKS: readonly Look[] = [
  {
    pattern:
      '**/{package.json,pyproject.toml,requirements.txt,go.mod,pom.xml,build.gradle,build.gradle.kts,Cargo.toml,Gemfile,composer.json}',
    most: 2,
  },
  { pattern: '**/*.{sql,prisma}', most: 8 },
  { pattern: '**/*{openapi,swagger}*.{yaml,yml,json}', most: 1 },
  { pattern: '**/*.{graphql,graphqls}', most: 1 },
  { pattern: '**/{docker-compose,compose}*.{yaml,yml}', most: 1 },
];

const PASSED_OVER =
  /(?:^|\/)(?:node_modules|vendor|dist|build|target|fixtures?|examples?|samples?|tests?|__tests__|\.[^/]+)\/|\.down\.sql$|(?:^|[/_.-])(?:seeds?|down|rollback|fixtures?|test[-_]?data)[^/]*\.sql$/i;
const WHOLE = /(?:^|\/)(?:schema|structure|init|database|ddl)[^/]*\.(?:sql|prisma)$/i;

/**
 * The paths to read, most telling first. A file that holds the whole schema stands for the migrations beside it.
 * @param found the paths of each look, in the order of the looks
 */
export function worthReading(looks: readonly Look[], found: readonly (readonly string[])[]): string[] {
  return looks.flatMap(({ most }, at) => {
    const paths = (found[at] ?? []).filter((path) => !PASSED_OVER.test(path));
    const whole = paths.filter((path) => WHOLE.test(path)).toSorted(byDepth);
    return whole.length > 0 ? whole.slice(0, 2) : paths.toSorted(at === 1 ? byName : byDepth).slice(0, most);
  });
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || byName(a, b);
}
