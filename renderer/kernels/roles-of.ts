/** The block types that have a role, by the name of the type. */
import { tabulateTypes } from '../../engine/index.ts'

export const rolesOf = tabulateTypes(({ role }) => role)
