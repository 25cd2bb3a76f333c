// The skeleton of every page, as the site's layout renders it. The proposal that README.md describes.
export const frame = ({ title, lang = "en", main, hero = false, wide = false, demo = true, before = "", room = false }) => `<!DOCTYPE html>
<html lang="${lang}" class="govuk-template">
<head>
  <meta charset="utf-8">
  <title>${title} – Northern Pain Hub – Allround</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <meta name="theme-color" content="#0a3a3b">
  <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/assets/app.css">${room ? `
  <link rel="stylesheet" href="/assets/room.css">` : ""}
  <script type="module" src="/assets/app.js"></script>
</head>
<body class="govuk-template__body${wide ? " app-wide" : ""}">
  <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>

  <header class="app-header-group">
    ${demo ? `<div class="app-demo"><div class="govuk-width-container"><p><strong>Demonstration.</strong> Everybody here is fictional and nothing is kept. <a href="#mail" class="govuk-link">Caught mail</a></p></div></div>` : ""}
    <div class="app-header">
      <div class="govuk-width-container app-header__row">
        <a href="/" class="app-header__brand">
          <svg class="app-header__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="12" fill="none" stroke="currentColor" stroke-width="3.5" stroke-dasharray="11.2 7.65" stroke-dashoffset="5.6"/><circle cx="16" cy="16" r="4.5" fill="#ffc94d"/></svg>
          <span><span class="app-header__name">Allround</span><span class="app-header__hub">Northern Pain Hub</span></span>
        </a>
        <div class="app-header__tools">
          <span class="app-header__who">Amina Diallo</span>
          <form method="post" action="/logout"><button type="submit" class="app-header__link">Sign out</button></form>
          <nav class="govuk-language-navigation" aria-label="Language">
            <ul class="govuk-language-navigation__list">
              <li class="govuk-language-navigation__list-item"><span class="govuk-language-navigation__text" aria-current="true" lang="en">English</span></li>
              <li class="govuk-language-navigation__list-item"><a class="govuk-language-navigation__link" href="#fr" rel="alternate" lang="fr" hreflang="fr">Français</a></li>
            </ul>
          </nav>
        </div>
      </div>
    </div>
    <div class="govuk-service-navigation" data-module="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
            <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="navigation" hidden aria-hidden="true">Menu</button>
            <ul class="govuk-service-navigation__list" id="navigation">
              <li class="govuk-service-navigation__item govuk-service-navigation__item--active"><a class="govuk-service-navigation__link" href="#p" aria-current="page"><strong class="govuk-service-navigation__active-fallback">Today</strong></a></li>
              <li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="#s">Programs</a></li>
              <li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="#c">Cases</a></li>
              <li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="#l">Letters</a></li>
              <li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="#e">People</a></li>
            </ul>
          </nav>
        </div>
      </div>
    </div>
  </header>

  <div class="app-page">
    <main class="govuk-main-wrapper${hero ? " app-main--hero" : ""}" id="main-content">
      ${hero ? main : `<div class="govuk-width-container">${before}${main}</div>`}
    </main>
  </div>

  <footer class="app-footer">
    <div class="govuk-width-container">
      <ul class="app-footer__links">
        <li><a href="#privacy">Privacy</a></li>
        <li><a href="#access">Accessibility</a></li>
        <li><a href="#verify">Verify a certificate</a></li>
        <li><a href="#help">Help</a></li>
      </ul>
      <p>Advice given in a session supports your judgment. It does not create a doctor–patient relationship.</p>
    </div>
  </footer>
</body>
</html>`;
