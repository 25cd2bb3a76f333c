// Debian's Firefox, driven over WebDriver BiDi as Playwright does it.
import { firefox, type Browser } from '@playwright/test';

/** What Playwright's own objects look like inside, as far as the one order goes that this Firefox does not know. */
interface Inside {
  _connection: { toImpl(browser: Browser): { _browserSession: { send(order: string, what?: object): Promise<unknown> } } };
}

export async function openFirefox(): Promise<Browser> {
  const fox = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    firefoxUserPrefs: {
      // A picture and a tone that Firefox makes itself, without asking anybody.
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
    },
  });
  // Which colors people like better is told to every page; nothing here asks, and Firefox 153 ends the conversation over it.
  const session = (fox as unknown as Inside)._connection.toImpl(fox)._browserSession;
  const send = session.send.bind(session);
  session.send = async (order, what) => (order === 'emulation.setMediaFeaturesOverride' ? {} : send(order, what));
  return fox;
}
