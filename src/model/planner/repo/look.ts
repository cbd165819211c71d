/** What is looked for in a repo, and which of the found files are worth reading. */

export const LOOKS: readonly { pattern: string; most: number }[] = [
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
  /(?:^|\/)(?:node_modules|vendor|dist|build|target|fixtures?|examples?|\.[^/]+)\/|\.down\.sql$|(?:^|[/_.-])(?:seeds?|down|rollback|fixtures?|test[-_]?data)[^/]*\.sql$/i;
const WHOLE = /(?:^|\/)(?:schema|structure|init|database|ddl)[^/]*\.(?:sql|prisma)$/i;

/**
 * The paths to read, most telling first. A file that holds the whole schema stands for the migrations beside it.
 * @param found the paths of each look, in the order of `LOOKS`
 */
export function worthReading(found: readonly (readonly string[])[]): string[] {
  return LOOKS.flatMap(({ most }, at) => {
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
