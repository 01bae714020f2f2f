// Says in forms that begin something which time zone the browser is in, so that a day begins where one lives.
(() => {
  let zone = "";
  try { zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""; } catch { /* it can be chosen later */ }
  for (const field of document.querySelectorAll("input[data-time-zone]")) field.value = zone;
})();
