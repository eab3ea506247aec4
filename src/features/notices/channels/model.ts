export const channelKinds = ['smtp', 'wecom', 'dingtalk'] as const
export type ChannelKind = (typeof channelKinds)[number]

const protocols: Record<ChannelKind, string[]> = {
  smtp: ['smtp:', 'smtps:'],
  wecom: ['https:', 'http:'],
  dingtalk: ['https:', 'http:'],
}

/** Whether a channel of this kind can be reached at such an address. */
export function addressFits(kind: ChannelKind, address: string): boolean {
  return (
    URL.canParse(address) && protocols[kind].includes(new URL(address).protocol) && new URL(address).hostname !== ''
  )
}

/** What may be shown of an address: where it leads, never the key or password that opens it. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return ''
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}/…`
}
