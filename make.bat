@echo off
rem The targets of the Makefile, for Windows. `make` alone lists them.
rem Each sets up what it needs in .venv by itself, from the same exact versions.
setlocal
cd /d "%~dp0"
set PY=.venv\Scripts\python.exe
if "%SPHINXOPTS%" == "" set SPHINXOPTS=-n -W --keep-going

if "%1" == "" goto help
for %%t in (help html dirhtml singlehtml epub text xml man latex gettext linkcheck latexpdf pdf tei all live check note test lint bench bench-web bench-pdf readthedocs clean) do if "%1" == "%%t" goto %%t
echo make %1: no such target.
call :help
exit /b 2

:help
echo   make html         the site: _build\html\index.html
echo   make pdf          the book: _build\pdf
echo   make epub         the e-book: _build\epub
echo   make tei          the data, in TEI: _build\tei
echo   make all          every edition there is
echo   make live         shows the site in a browser and rebuilds it on each save
echo   make check        the content alone, in seconds, without a build
echo   make note         asks for the words and writes a new annotation
echo   make test         everything that is promised
echo   make lint         style, types and spelling of the machinery
echo   make clean        removes what was built
echo   Also: dirhtml singlehtml text xml man latex latexpdf gettext linkcheck.
exit /b 0

:html
:dirhtml
:singlehtml
:epub
:tei
:text
:xml
:man
:latex
:gettext
:linkcheck
call :setup
if errorlevel 1 exit /b 1
call :sphinx %1 %1
exit /b %errorlevel%

:pdf
call :setup
if errorlevel 1 exit /b 1
call :sphinx typst pdf
exit /b %errorlevel%

:latexpdf
where latexmk >nul 2>&1
if errorlevel 1 (
    echo make latexpdf needs TeX Live or MiKTeX with latexmk. make pdf needs neither.
    exit /b 2
)
call :setup
if errorlevel 1 exit /b 1
call :sphinx latex latex
if errorlevel 1 exit /b 1
set LATEXMKOPTS=-silent -halt-on-error %LATEXMKOPTS%
call _build\latex\make.bat all-pdf
if not exist _build\latex\*.pdf exit /b 1
exit /b 0

:all
call :setup
if errorlevel 1 exit /b 1
rem The site last, since it offers the others.
call :sphinx typst pdf
if errorlevel 1 exit /b 1
call :sphinx epub epub
if errorlevel 1 exit /b 1
call :sphinx tei tei
if errorlevel 1 exit /b 1
call :sphinx html html
exit /b %errorlevel%

:live
call :setup
if errorlevel 1 exit /b 1
%PY% -m tools.live %ARGS%
exit /b %errorlevel%

:check
:note
call :setup
if errorlevel 1 exit /b 1
%PY% -m edition %1 %ARGS%
exit /b %errorlevel%

:test
call :setup_development
if errorlevel 1 exit /b 1
%PY% -m tools.prepare_tests
if errorlevel 1 exit /b 1
%PY% -m pytest -n 2 %PYTESTOPTS%
exit /b %errorlevel%

:lint
call :setup_development
if errorlevel 1 exit /b 1
%PY% -m ruff check .
if errorlevel 1 exit /b 1
%PY% -m ruff format --check .
if errorlevel 1 exit /b 1
%PY% -m mypy
if errorlevel 1 exit /b 1
%PY% -m codespell_lib
exit /b %errorlevel%

:bench
:bench-web
:bench-pdf
echo make %1: it measures with what Unix keeps of each process. Use WSL.
exit /b 2

:readthedocs
echo make readthedocs: its steps are written for a Unix shell. Use WSL.
exit /b 2

:clean
if exist _build rmdir /s /q _build
exit /b 0

rem ------------------------------------------------------------------ used by the above

rem sphinx BUILDER FOLDER. After a failure what was read is forgotten: Sphinx tells a fault
rem only when it reads the page, so the next run would pass with the fault still there.
:sphinx
%PY% -m sphinx -b %1 -d _build\doctrees\%1 %SPHINXOPTS% . _build\%2
if not errorlevel 1 exit /b 0
del _build\doctrees\%1\environment.pickle 2>nul
exit /b 1

:venv
if exist %PY% exit /b 0
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul
if errorlevel 1 (
    echo This needs Python 3.11 or newer, and found none. Get it from https://www.python.org/downloads/
    exit /b 1
)
echo Setting up .venv ^(once; takes a minute^)
py -3 -m venv .venv
exit /b %errorlevel%

rem A copy of the pins that .venv holds tells whether they changed.
:setup
call :venv
if errorlevel 1 exit /b 1
fc /b requirements.txt .venv\.requirements.txt >nul 2>&1
if not errorlevel 1 exit /b 0
%PY% -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
if errorlevel 1 exit /b 1
copy /y requirements.txt .venv\.requirements.txt >nul
exit /b %errorlevel%

:setup_development
call :setup
if errorlevel 1 exit /b 1
copy /y /b requirements.txt+requirements-dev.txt .venv\.wanted.txt >nul
fc /b .venv\.wanted.txt .venv\.requirements-dev.txt >nul 2>&1
if not errorlevel 1 exit /b 0
%PY% -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
if errorlevel 1 exit /b 1
copy /y .venv\.wanted.txt .venv\.requirements-dev.txt >nul
exit /b %errorlevel%
