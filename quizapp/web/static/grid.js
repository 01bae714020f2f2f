// Arrow keys move between the links of a grid. Without it, Tab does; the links work by themselves.
(() => {
  const grid = document.querySelector("table[data-grid]");
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  function linkAt(row, column) {
    const cell = grid.tBodies[0].rows[row]?.cells[column];
    const link = cell?.querySelector("a");
    return link && link.getClientRects().length > 0 ? link : null;
  }

  function move(cell, [down, right]) {
    const rows = grid.tBodies[0].rows.length;
    let row = cell.parentElement.sectionRowIndex + down;
    let column = cell.cellIndex + right;
    while (row >= 0 && row < rows && column >= 0 && column < cell.parentElement.cells.length) {
      const link = linkAt(row, column);
      if (link) {
        link.focus();
        link.scrollIntoView({ block: "nearest", inline: "nearest" });
        return;
      }
      row += down;
      column += right;
    }
  }

  grid?.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const cell = event.target.closest?.("tbody td, tbody th");
    if (!step || !cell || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    move(cell, step);
  });
})();
