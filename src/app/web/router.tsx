import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import { isRefusal, query } from './client.ts'
import { screens } from './routes.tsx'
import { Broken, NotFound, Pending } from './shell/fault.tsx'
import { Shell } from './shell/shell.tsx'

/** The address bar's state as plain text values: filters are typed by the screen that owns them. */
function plainSearch(search: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)]))
}

/** The router over the table of screens: those with a shell ask who is there first and send strangers to sign in. */
export function createAppRouter(queries: QueryClient) {
  const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Broken })
  const signedIn = createRoute({
    getParentRoute: () => root,
    id: 'signed-in',
    component: Shell,
    beforeLoad: async ({ location }) => {
      await queries.ensureQueryData(query('/api/me')).catch((error) => {
        if (isRefusal(error) && error.body.status === 401)
          throw redirect({ to: '/sign-in', search: { to: location.href } })
        throw error
      })
    },
  })
  const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound })
  const routes = screens.map(({ path, load, bare }) =>
    createRoute({
      getParentRoute: () => (bare ? root : signedIn),
      path,
      validateSearch: plainSearch,
      component: lazyRouteComponent(async () => ({ default: (await load()) as RouteComponent })),
    }),
  )
  const bare = routes.filter((_, i) => screens[i]!.bare)
  const inside = routes.filter((_, i) => !screens[i]!.bare)
  return createRouter({
    routeTree: root.addChildren([...bare, signedIn.addChildren([...inside, nowhere])]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    scrollToTopSelectors: ['#content'],
    defaultPendingComponent: Pending,
    defaultPendingMs: 300,
    // Filters stay readable in the address: text is text, without quotes.
    stringifySearch: (search) => {
      const params = new URLSearchParams()
      for (const [key, value] of Object.entries(search))
        if (value !== undefined && value !== '') params.set(key, String(value))
      const text = params.toString()
      return text ? `?${text}` : ''
    },
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    defaultErrorComponent: Broken,
  })
}
