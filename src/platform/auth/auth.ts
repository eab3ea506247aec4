import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import type { KyselyPlugin } from 'kysely'
import type { Db } from '../db/open.ts'
import { newId } from '../id.ts'
import { accountEmail, plainUserName } from './account.ts'
import type { AuthSettings, OidcSettings } from './model.ts'
import { hashChosen, isPassword } from './password.ts'

const day = 86_400

/**
 * better-auth on our tables: it verifies passwords and codes, makes sessions and their cookies, and speaks OIDC. Our own routes
 * call it; it is never mounted, so nobody can sign up. It asks nothing of the network unless OIDC is configured.
 */
export function createAuth(db: Db, settings: AuthSettings, oidc?: OidcSettings) {
  return betterAuth({
    appName: 'Landfall',
    baseURL: settings.url,
    secret: settings.secret,
    database: { db: db.withPlugin(dates), type: 'postgres' },
    telemetry: { enabled: false },
    onAPIError: { errorURL: '/sign-in' },
    logger: settings.log ? { level: 'warn', log: settings.log } : { disabled: true },
    // Our routes refuse what other sites send (the x-landfall header) and count failed attempts in the database.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'landfall',
      useSecureCookies: settings.url?.startsWith('https:') ?? false,
      disableCSRFCheck: true,
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId, validateSchema: false },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashChosen, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true }),
      twoFactor({
        issuer: 'Landfall',
        // One lock-out for passwords and codes together, ours.
        accountLockout: { enabled: false },
        schema: twoFactorTables,
      }),
      ...(oidc ? [oidcPlugin(oidc)] : []),
    ],
    session: { expiresIn: 7 * day, updateAge: day, ...tables.session },
    user: { ...tables.user },
    account: {
      ...tables.account,
      updateAccountOnSignIn: false,
      encryptOAuthTokens: true,
      // The provider is the office's own: it is trusted to say which member this is.
      accountLinking: { enabled: true, trustedProviders: ['oidc'], requireLocalEmailVerified: false },
    },
    verification: { ...tables.verification },
  })
}

export type Auth = ReturnType<typeof createAuth>

/**
 * A member must exist already: the claim with the user name becomes the address that the member's account was made with, and is
 * asked at every sign-in; the provider's own number for a person (`sub`) binds nobody.
 */
function oidcPlugin(oidc: OidcSettings) {
  const userNameOf = (profile: Record<string, unknown>) => {
    const claim = profile[oidc.user_name_claim]
    return typeof claim === 'string' || typeof claim === 'number' ? plainUserName(String(claim)) : ''
  }
  return genericOAuth({
    config: [
      {
        providerId: 'oidc',
        discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId: oidc.client_id,
        clientSecret: oidc.client_secret,
        scopes: ['openid', 'profile', 'email'],
        requireIdTokenVerification: true,
        disableSignUp: true,
        // Without a name the account still needs some subject, to come as far as the refusal that says so.
        accountSubject: ({ profile }) => userNameOf(profile) || String(profile.sub),
        mapProfileToUser: (profile) => {
          const userName = userNameOf(profile)
          return { email: userName && accountEmail(userName), emailVerified: true }
        },
      },
    ],
  })
}

/** Instants leave our database as text; better-auth reckons with Dates. */
const dates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
}

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row).map(([column, value]) => [
    column,
    isInstant(column, value) ? new Date(value) : value,
  ])
  return Object.fromEntries(entries)
}

function isInstant(column: string, value: unknown): value is string {
  return typeof value === 'string' && /(_at|_until)$/.test(column)
}

const moments = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

const tables = {
  user: {
    modelName: 'auth_user',
    fields: {
      ...moments,
      emailVerified: 'email_verified',
      displayUsername: 'display_username',
      twoFactorEnabled: 'two_factor_enabled',
    },
  },
  session: {
    modelName: 'auth_session',
    fields: {
      ...moments,
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'auth_account',
    fields: {
      ...moments,
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'user_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'auth_verification', fields: { ...moments, expiresAt: 'expires_at' } },
} as const

const twoFactorTables = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'auth_two_factor',
    fields: {
      backupCodes: 'backup_codes',
      userId: 'user_id',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
}
