/**
 * Keys that BareRTC's settings files may hold (formats 3 to 17), by table. A key of these that we
 * do not read is mentioned, not questioned; once we read it, nothing changes here.
 *
 * @module
 */

/** Table ("" for the top of the file, `[]` for a list of tables) to its keys. */
export const BARERTC_KEYS: Readonly<Record<string, readonly string[]>> = {
  "": [
    "Version",
    "Title",
    "Branding",
    "WebsiteURL",
    "CORSHosts",
    "PermitNSFW",
    "UseXForwardedFor",
    "AdminAPIKey",
    "BlockableAdmins",
    "WebSocketReadLimit",
    "WebSocketSendTimeout",
    "MaxImageWidth",
    "PreviewImageWidth",
    "JWT",
    "TURN",
    "PublicChannels",
    "WebhookURLs",
    "VIP",
    "MessageFilters",
    "ModerationRule",
    "DirectMessageHistory",
    "DMLinkSpamProtection",
    "Strings",
    "Logging",
  ],
  "JWT": ["Enabled", "Strict", "SecretKey", "LandingPageURL"],
  "PublicChannels[]": [
    "ID",
    "Name",
    "Icon",
    "WelcomeMessages",
    "VIP",
    "PermitPhotos",
    "EchoMessagesOnJoin",
  ],
};
