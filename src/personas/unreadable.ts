const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** Why a file could not be opened, as one sentence with its path. */
export function unreadable(path: string, thrown: unknown): string {
  const code = codeOf(thrown);
  return `${path} cannot be read: ${(code && REASONS[code]) ?? code ?? String(thrown)}.`;
}

/** The system's code of what was thrown, such as `ENOENT`. */
export function codeOf(thrown: unknown): string | undefined {
  const { code } = (thrown ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
