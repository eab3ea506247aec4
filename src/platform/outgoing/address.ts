import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Problem } from '../problem.ts'
import { text } from './text.ts'

/**
 * Where we never write to, whoever asks: link-local addresses, where clouds serve a machine's own credentials, and what is no host.
 * Private networks are allowed: in a closed network every mail server and robot is in one.
 */
const refused = new BlockList()
refused.addSubnet('169.254.0.0', 16, 'ipv4')
refused.addSubnet('0.0.0.0', 8, 'ipv4')
refused.addSubnet('224.0.0.0', 3, 'ipv4')
refused.addAddress('100.100.100.200', 'ipv4')
refused.addSubnet('fe80::', 10, 'ipv6')
refused.addSubnet('ff00::', 8, 'ipv6')
refused.addAddress('::', 'ipv6')
refused.addAddress('fd00:ec2::254', 'ipv6')

/** Whether an IP address, also an IPv4 one in IPv6 clothes, is one that we write to. */
export function isAllowed(ip: string): boolean {
  const family = isIP(ip)
  return family !== 0 && !refused.check(ip, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The IP address to connect to for a host name; the connection is made to this very address, so that a second answer of the DNS
 * cannot lead elsewhere. A host that is unknown, or of which any address is refused, is a Problem.
 */
export async function resolveHost(host: string): Promise<string> {
  const name = host.replace(/^\[|\]$/g, '')
  const found = await lookup(name, { all: true }).catch(() => [])
  if (found.length === 0) throw new Problem('unavailable', 'outgoing.unknown_host', text.unknown_host)
  if (!found.every(({ address }) => isAllowed(address)))
    throw new Problem('forbidden', 'outgoing.address_refused', text.address_refused)
  return found[0]!.address
}
