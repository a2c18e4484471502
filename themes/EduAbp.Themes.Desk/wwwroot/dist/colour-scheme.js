(()=>{let e=matchMedia("(prefers-color-scheme: dark)"),t=()=>{document.documentElement.dataset.bsTheme=e.matches?"dark":"light"};e.addEventListener("change",t),t()})();
