/** What a search can find, in the order of its groups. */
export const hitKinds = ['project', 'elsewhere', 'enterprise', 'claim', 'unit', 'member'] as const
export type HitKind = (typeof hitKinds)[number]
