/** The host of this page: Electron's preload offers a transport; without one, the page came from the web host. */
import { TRANSPORT_KEY } from '../../electron/contract/channels.ts'
import type { Host } from '../../electron/contract/host.ts'
import { createHost, type Transport } from '../../electron/contract/transport.ts'
import { createWebHost } from '../../electron/web/client.ts'

export const host: Host = chooseHost()

function chooseHost(): Host {
  const transport = (globalThis as { readonly [TRANSPORT_KEY]?: Transport })[TRANSPORT_KEY]
  return transport ? createHost(transport) : createWebHost()
}
