export const mergeKinds = ['enterprise', 'project'] as const
export type MergeKind = (typeof mergeKinds)[number]
