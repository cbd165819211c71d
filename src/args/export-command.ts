import { Argument, type Command } from 'commander';

/** What a report is to become, and where. */
export type ExportFlags = {
  html?: boolean;
  adr?: boolean;
  artifacts?: boolean;
  json?: boolean;
  out?: string;
  force?: boolean;
};

export type Shell = 'bash' | 'zsh' | 'fish';

/** Adds `export`. @param before what the program itself has taken of the flags */
export function addExport(
  program: Command,
  before: () => { out?: string },
  found: (report: string, flags: ExportFlags) => void,
): void {
  program
    .command('export <report>')
    .description('make a saved report, named by its file or its session, into other files')
    .option('--html', 'one page that needs nothing else')
    .option('--adr', 'its decisions, a record each')
    .option('--artifacts', 'its parts as files: schema.sql, openapi.yaml, diagrams')
    .option('--json', 'for programs: its sections and its parts')
    .option('-o, --out <path>', 'where they go; beside the report otherwise')
    .option('--force', 'replace what is there')
    .action((report: string, flags: ExportFlags) => {
      const { out } = before();
      found(report, { ...(out !== undefined && { out }), ...flags });
    });
}

/** Adds `completion`. */
export function addCompletion(program: Command, found: (shell: Shell) => void): void {
  program
    .command('completion')
    .description('print what completes these commands in a shell')
    .addArgument(new Argument('<shell>', 'bash, zsh or fish').choices(['bash', 'zsh', 'fish']))
    .action((shell: Shell) => found(shell));
}
