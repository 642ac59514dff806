DECLARE_CONST_UNICODE_STRING(Name, L"\\Device\\AcmeGauge");

NTSTATUS AddDevice(WDFDRIVER Driver, PWDFDEVICE_INIT Init)
{
    WDFDEVICE device;
    WdfDeviceInitAssignName(Init, &Name);
    return WdfDeviceCreate(&Init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
