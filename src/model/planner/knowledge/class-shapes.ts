/** Shapes by what a thing is, when its last word tells nothing. */
export const CLASS_SHAPES = {
  person: `
    full_name person_name
    email     email unique
    status    active | blocked = active
  `,
  place: `
    name    name unique
    address address ?
    active  bool = true
  `,
  thing: `
    name       name
    label      code unique @once
    status     active | retired = active
    retired_at time ? @read
  `,
};
