/** One row of a pick list. Labels and details may come from outside: they are sanitised when drawn. */
export type PickItem = {
  /** Unique in the list. */
  key: string;
  label: string;
  detail?: string;
  /** Items of one group stand together under it as a heading; none: no heading. */
  group?: string;
};
