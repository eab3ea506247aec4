export interface OidcSettings {
  issuer: string
  client_id: string
  client_secret: string
  /** What the button says. */
  name: string
  /** The claim that holds the user name of the member. */
  user_name_claim: string
}

export interface AuthSettings {
  secret: string
  /** Where the server is reached, when it is known; else each request says so itself. */
  url?: string
  oidc?: OidcSettings
  /** Where better-auth's own words go: what a provider answered, for whoever sets it up. */
  log?: (level: string, message: string) => void
}
