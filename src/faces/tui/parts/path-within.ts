/** A path as it is from the workspace, where it lies within; else as it is. Either separator will do. */
export function pathWithin(workspace: string, path: string): string {
  const isInside = workspace !== '' && path.startsWith(workspace) && /^[\\/]/.test(path.slice(workspace.length));
  return isInside ? path.slice(workspace.length + 1) : path;
}

/** A path as a shell writes it: from `~` where it lies in the home folder, else as it is. */
export function pathFromHome(home: string, path: string): string {
  const below = pathWithin(home, path);
  return below === path ? path : `~/${below}`;
}
